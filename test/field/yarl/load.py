"""Makes the addresses that a crawler of a shop asks for: pages, pictures, next pages of lists, with and without their fragments."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from yarl import URL
shop = URL('https://shop.example.org/catalogue/')
seen, length = set(), 0
for i in range(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000):
    item = shop / f'shelf{i % 97}' / f'item-{i}.html'
    image = item.with_name(f'item-{i}.jpg')
    listing = item.parent.with_query({'page': str(i % 41), 'sort': 'price'})
    following = listing.update_query(page=str(i % 41 + 1))
    review = item.with_fragment(f'review-{i % 7}')
    for url in (item, image, listing, following, review, shop.join(URL(f'../about?from={i % 500}'))):
        length += len(str(url))
        if url not in seen: seen.add(url)
    length += len(review.with_fragment(None).path) + len(following.query)
print(len(seen), length)
