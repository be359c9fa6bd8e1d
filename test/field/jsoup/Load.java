import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** Parses, queries and cleans the pages of a small shop, 400 rounds or as many as the argument says. */
class Load {
  static String page(int number) {
    StringBuilder html = new StringBuilder("<!doctype html><html><head><title>Shop " + number + "</title><meta charset=utf-8></head><body><nav class='top menu'>");
    for (int i = 0; i < 12; i++) html.append("<a href='/c/").append(i).append("' data-rank=").append(i * 7 % 5).append(">Category ").append(i).append("</a>");
    html.append("</nav><main id=list>");
    for (int i = 0; i < 120; i++) {
      html.append("<article class='item ").append(i % 3 == 0 ? "sale" : "plain").append("'><h2><a href='/p/").append(number * 1000 + i)
          .append("?ref=a&amp;page=").append(i).append("'>Lamp &quot;No ").append(i).append("&quot; &mdash; oak</a></h2><p>Bright, <b>warm</b> &amp; <i>cheap")
          .append("</b></i><ul><li>").append(i * 13 % 97).append(" W<li>").append(i % 11).append(" cm</ul><span class=price>").append(i * 37 % 500).append(".90 &euro;</span>")
          .append(i % 10 == 0 ? "<script>track(" + i + ")</script>" : "").append("</article>\n");
    }
    return html.append("</main><table><tr><td>a<td>b<tr><td>c</table></body></html>").toString();
  }

  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 400;
    String[] pages = new String[6];
    for (int i = 0; i < pages.length; i++) pages[i] = page(i);
    long sum = 0;
    for (int round = 0; round < rounds; round++) {
      Document document = Jsoup.parse(pages[round % pages.length], "https://shop.example/");
      for (Element link : document.select("article.sale h2 > a[href*=page]")) sum += link.absUrl("href").length();
      for (Element price : document.select("main .price:not(.old)")) sum += price.text().length();
      sum += document.select("nav a[data-rank=3], li:nth-child(2)").size();
      if (round % 4 == 0) sum += Jsoup.clean(document.body().html(), Safelist.basic()).length();
    }
    System.out.println(sum);
  }
}
