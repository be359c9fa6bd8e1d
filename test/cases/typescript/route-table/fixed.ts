/** Requests of a small web shop are matched with its routes, and their answers are timed. */

enum Method { Get = 'GET', Post = 'POST' }

interface Route {
  readonly method: Method;
  readonly path: string;
  readonly cost: number;
}

interface Request { readonly method: Method; readonly url: string; readonly bytes: number }

class Numbers {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 16), 0x45d9f3b) + 0x1b873593) | 0;
    return (this.state >>> 1) % limit;
  }
}

const PATHS: readonly string[] = ['/items/:id', '/items/:id/photos/:n', '/cart', '/cart/:id', '/users/:id/orders', '/search/:words', '/help/:page'];

class Router<R extends Route> {
  private readonly routes: [route: R, pattern: RegExp][] = [];
  missed = 0;

  add(route: R): this {
    if (!/^(\/:?[a-z]+)+$/.test(route.path)) throw new Error(`bad path ${route.path}`);
    this.routes.push([route, new RegExp(`^${route.path.replaceAll(/:[a-z]+/g, '[^/]+')}$`)]);
    return this;
  }

  find({ method, url }: Request): R | undefined {
    for (const [route, pattern] of this.routes) {
      if (route.method !== method) continue;
      if (pattern.test(url)) return route;
    }
    this.missed++;
    return undefined;
  }
}

function requests(count: number, numbers: Numbers): Request[] {
  return Array.from({ length: count }, (): Request => {
    const path = PATHS[numbers.below(PATHS.length)]!;
    return {
      method: numbers.below(5) === 0 ? Method.Post : Method.Get,
      url: path.split('/').map((part) => (part.startsWith(':') ? String(numbers.below(9000)) : part)).join('/'),
      bytes: 200 + numbers.below(40_000),
    };
  });
}

/** A queue of workers that serve answers of some size: what each waits for. */
class Workers {
  private readonly free: Float64Array;
  waited = 0;

  constructor(count: number) {
    this.free = new Float64Array(count);
  }

  serve(at: number, cost: number, bytes: number): void {
    let first = 0;
    for (let i = 1; i < this.free.length; i++) if (this.free[i]! < this.free[first]!) first = i;
    const start = Math.max(at, this.free[first]!);
    this.waited += start - at;
    let left = bytes;
    let time = cost;
    while (left > 0) {
      time += 0.004 + left / 9e7;
      left -= 48;
    }
    this.free[first] = start + time;
  }
}

function main(): void {
  const numbers = new Numbers(12);
  const router = new Router<Route>();
  PATHS.forEach((path, i) => router.add({ method: i % 3 === 1 ? Method.Post : Method.Get, path, cost: 1 + i }));
  const workers = new Workers(24);
  const hits = new Map<string, number>();
  let clock = 0;
  for (const request of requests(60_000, numbers)) {
    clock += 0.11;
    const route = router.find(request);
    workers.serve(clock, route === undefined ? 0.2 : route.cost, request.bytes);
    if (route !== undefined) hits.set(route.path, (hits.get(route.path) ?? 0) + 1);
  }
  console.log('missed', router.missed, 'waited', workers.waited.toFixed(3));
  console.log([...hits].sort().map(([path, count]) => `${path} ${count}`).join(', '));
}

main();
