package dev.almanac.planted.jobs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Not in the persistence unit of the platform, whose packages lie elsewhere. */
@Entity
public class OpenEntity {

    @Id
    public long id;
}
