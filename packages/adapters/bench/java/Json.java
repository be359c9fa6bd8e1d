import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads the orders of a shop as JSON, as maps, objects and trees. */
class Json {
  public static class Line {
    public String article;
    public int number;
    public double price;
  }

  public static class Order {
    public long id;
    public String customer;
    public List<Line> lines = new ArrayList<>();
    public Map<String, String> notes = new HashMap<>();
  }

  static List<Order> orders(int count) {
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Order order = new Order();
      order.id = 1_000_000_007L * i;
      order.customer = "Customer \"" + i % 97 + "\" \u00e9";
      for (int k = 0; k < 1 + i % 9; k++) {
        Line line = new Line();
        line.article = "article-" + i * k % 351;
        line.number = 1 + k % 4;
        line.price = (i * 31 + k * 7) % 10000 / 100.0;
        order.lines.add(line);
      }
      order.notes.put("gift", i % 3 == 0 ? "yes" : "no");
      orders.add(order);
    }
    return orders;
  }

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    ObjectMapper mapper = new ObjectMapper();
    List<Order> orders = orders(400);
    double sum = 0;
    for (int round = 0; round < rounds; round++) {
      String text = mapper.writeValueAsString(orders);
      for (Order order : mapper.readValue(text, Order[].class)) for (Line line : order.lines) sum += line.price * line.number;
      for (JsonNode order : mapper.readTree(text)) sum += order.get("lines").size();
      if (round % 3 == 0) sum += mapper.readValue(text, List.class).size();
    }
    System.out.printf("%.2f%n", sum);
  }
}
