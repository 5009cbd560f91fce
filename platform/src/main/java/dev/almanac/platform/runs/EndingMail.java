package dev.almanac.platform.runs;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells a run's owner of an ending that is none to be glad of, through the outbox. */
@ApplicationScoped
class EndingMail {

    void tell(Run run) {}
}
