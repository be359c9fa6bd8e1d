import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** Customers and orders in a database in memory: 1500 rounds of a report, look-ups and updates, or as many as the argument says. */
class Load {
  public static void main(String[] args) throws SQLException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 1500;
    Random random = new Random(7);
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:shop")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table customer(id int primary key, name varchar(40), city varchar(20))");
        statement.execute("create table purchase(id int primary key, customer int, bought int, amount decimal(10, 2), note varchar(60))");
        statement.execute("create index purchase_customer on purchase(customer)");
      }
      try (PreparedStatement insert = connection.prepareStatement("insert into customer values(?, ?, ?)")) {
        for (int i = 0; i < 2000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "customer " + random.nextInt(900));
          insert.setString(3, "city " + i % 37);
          insert.executeUpdate();
        }
      }
      try (PreparedStatement insert = connection.prepareStatement("insert into purchase values(?, ?, ?, ?, ?)")) {
        for (int i = 0; i < 20000; i++) {
          insert.setInt(1, i);
          insert.setInt(2, random.nextInt(2000));
          insert.setInt(3, i % 365);
          insert.setBigDecimal(4, java.math.BigDecimal.valueOf(random.nextInt(100000), 2));
          insert.setString(5, "note " + random.nextInt(5000));
          insert.executeUpdate();
        }
      }
      System.out.println(work(connection, random, rounds));
    }
  }

  static long work(Connection connection, Random random, int rounds) throws SQLException {
    long sum = 0;
    try (PreparedStatement report = connection.prepareStatement(
             "select c.city, count(*), sum(p.amount) from purchase p join customer c on c.id = p.customer where p.note like ? and p.bought between ? and ? group by c.city order by 3 desc");
         PreparedStatement find = connection.prepareStatement("select id, amount, note from purchase where customer = ? order by bought");
         PreparedStatement change = connection.prepareStatement("update purchase set amount = amount + 1 where id = ?")) {
      for (int round = 0; round < rounds; round++) {
        report.setString(1, "%" + round % 10 + "%");
        report.setInt(2, round % 300);
        report.setInt(3, round % 300 + 9);
        try (ResultSet rows = report.executeQuery()) {
          while (rows.next()) sum += rows.getInt(2) + rows.getBigDecimal(3).intValue();
        }
        for (int i = 0; i < 100; i++) {
          find.setInt(1, random.nextInt(2000));
          try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) sum += rows.getInt(1) + rows.getString(3).length();
          }
        }
        for (int i = 0; i < 20; i++) {
          change.setInt(1, random.nextInt(20000));
          sum += change.executeUpdate();
        }
      }
    }
    return sum;
  }
}
