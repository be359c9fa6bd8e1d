/** Orders of a restaurant are adapted to allergies before they go to the kitchen. */

enum Course { Starter = 'starter', Main = 'main', Dessert = 'dessert' }

interface Ingredient { name: string; grams: number }

interface Dish {
  name: string;
  course: Course;
  ingredients: Ingredient[];
}

interface Order {
  table: number;
  guest: { name: string; avoids: string[] };
  dishes: Dish[];
}

const PANTRY: readonly string[] = ['flour', 'milk', 'nuts', 'egg', 'leek', 'trout', 'celery', 'rice', 'soy', 'lemon'];
const COURSES = Object.values(Course);

class Sequence {
  constructor(private value: number) {}

  below(limit: number): number {
    this.value = (Math.imul(this.value, 22695477) + 1) >>> 0;
    return (this.value >>> 12) % limit;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}

function menu(random: Sequence, count: number): Dish[] {
  return Array.from({ length: count }, (_, i): Dish => ({
    name: `dish ${i}`,
    course: random.pick(COURSES),
    ingredients: Array.from({ length: 2 + random.below(3) }, () => ({ name: random.pick(PANTRY), grams: 20 + random.below(200) })),
  }));
}

function take(random: Sequence, dishes: readonly Dish[], table: number): Order {
  return {
    table,
    guest: { name: `guest ${random.below(5000)}`, avoids: [random.pick(PANTRY)] },
    dishes: [random.pick(dishes.slice(0, 30)), random.pick(dishes.slice(30))],
  };
}

function adapt<O extends Order>(order: O): { order: O; changed: number } {
  const copy: O = structuredClone(order);
  let changed = 0;
  for (const dish of copy.dishes) {
    for (const ingredient of dish.ingredients) {
      if (!order.guest.avoids.includes(ingredient.name)) continue;
      ingredient.name = 'rice';
      ingredient.grams = Math.round(ingredient.grams * 0.8);
      changed++;
    }
  }
  return { order: copy, changed };
}

/** Minutes a dish takes, from a small simulation of its heating. */
function minutes(dish: Dish): number {
  let grams = 0;
  for (const ingredient of dish.ingredients) grams += ingredient.grams;
  let heat = 18;
  let steps = 0;
  while (heat < 74 && steps < 4500) {
    heat += (180 - heat) / (grams * 4 + 240);
    steps++;
  }
  return steps;
}

class Kitchen {
  readonly byCourse = new Map<Course, number>();
  busy = 0;
  grams = 0;

  cook(order: Order): void {
    for (const dish of order.dishes) {
      this.busy += minutes(dish);
      this.byCourse.set(dish.course, (this.byCourse.get(dish.course) ?? 0) + 1);
      for (const { grams } of dish.ingredients) this.grams += grams;
    }
  }
}

function main(): void {
  const random = new Sequence(31);
  const dishes = structuredClone(menu(random, 60));
  const kitchen = new Kitchen();
  let changed = 0;
  let last: Order | undefined;
  for (let i = 0; i < 48000; i++) {
    const adapted = adapt(take(random, dishes, i % 40));
    changed += adapted.changed;
    kitchen.cook(adapted.order);
    last = adapted.order;
  }
  console.log('changed', changed, 'busy', kitchen.busy, 'grams', kitchen.grams);
  console.log(JSON.stringify([...kitchen.byCourse]), last?.dishes.map(({ name }) => name).join(', '));
}

main();
