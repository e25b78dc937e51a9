package dev.latchkey.contracts.testkit.sweep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every row of every table in every schema of a PostgreSQL database, and the last statement of
/// every connection.
///
/// `bytea` values are searched as the bytes they are.
public final class DatabasePlaces {
  /// How PostgreSQL writes a `bytea` as text, also inside the text of a row, where the backslash is
  /// doubled.
  private static final Pattern BYTEA = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)");

  private static final String TABLES =
      """
      select format('%I.%I', table_schema, table_name)
      from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by 1
      """;

  private static final String STATEMENTS =
      "select query from pg_stat_activity where pid <> pg_backend_pid() and query <> ''";

  private DatabasePlaces() {}

  /// Reads what is in the database now.
  ///
  /// @param superuser sees every schema; stays open
  public static Stream<Place> of(Connection superuser) throws SQLException {
    List<Place> places = new ArrayList<>();
    for (String table : texts(superuser, TABLES)) {
      add("table " + table, texts(superuser, "select t::text from " + table + " t"), places);
    }
    add("database statements", texts(superuser, STATEMENTS), places);
    return places.stream();
  }

  private static void add(String source, List<String> rows, List<Place> places) {
    for (int row = 0; row < rows.size(); row++) {
      String where = "row " + (row + 1);
      String text = rows.get(row);
      places.add(Place.of(source, where, text));
      Matcher bytes = BYTEA.matcher(text);
      while (bytes.find()) {
        places.add(Place.of(source, where + " bytes", HexFormat.of().parseHex(bytes.group(1))));
      }
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
