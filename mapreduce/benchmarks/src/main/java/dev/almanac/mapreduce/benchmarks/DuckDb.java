package dev.almanac.mapreduce.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The same questions to DuckDB. It reads the records as plain lines: it is spared what LZ4 costs us. */
public final class DuckDb {
    private DuckDb() {}

    public static void main(String[] arguments) throws SQLException {
        String lines = "read_ndjson_objects('" + arguments[1] + "', maximum_object_size=134217728)";
        String sql =
                switch (arguments[0]) {
                    case "Early" -> "SELECT json->>'$.info.OS', count(*) FROM " + lines + " GROUP BY 1 ORDER BY 1";
                    case "Late" -> "SELECT sum((json->>'$.simpleMeasurements.uptime')::DOUBLE) FROM " + lines;
                    case "Histograms" ->
                        "SELECT sum(x) FROM (SELECT unnest(json_extract(json, '$.histograms.*[#-5]'))::DOUBLE AS x FROM "
                                + lines + ")";
                    default -> throw new IllegalArgumentException("DuckDB is not asked " + arguments[0]);
                };
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                int columns = rows.getMetaData().getColumnCount();
                System.out.println(rows.getString(1) + (columns > 1 ? "\t" + rows.getString(2) : ""));
            }
        }
    }
}
