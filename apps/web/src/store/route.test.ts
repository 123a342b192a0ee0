import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, formatRoute, parseRoute, type Route } from "./route.ts";

const parse = (address: string) => {
  const { pathname, search } = new URL(address, "http://localhost");
  return parseRoute(pathname, search);
};

test("the live view has the shortest address", () => {
  expect(parse("/")).toEqual({ capture: undefined, connection: undefined, settings: DEFAULT_SETTINGS });
  expect(formatRoute(parse("/"))).toBe("/");
});

test("a connection's address with every setting", () => {
  const address =
    "/c/ab%20c/3?view=graphs&sent-by=server&sort=-rtt&filter=port+80&with=xy%2F2&align=time&numbers=absolute&spacing=time&theme=dark&lang=zh&segment=7&at=5&present=1&zoom=0.5&step=4&top=12.25&times=0.000000125..1.5&fold=0";
  const route = parse(address);
  expect(route.capture).toBe("ab c");
  expect(route.connection).toBe(3);
  expect(route.settings).toEqual({
    view: "graphs",
    sender: "server",
    list: { sort: "rtt", descending: true, filter: "port 80" },
    beside: { capture: "xy", connection: 2 },
    alignment: "time",
    step: 3,
    numbers: "absolute",
    spacing: "time",
    theme: "dark",
    language: "zh",
    chosen: 6,
    playhead: 5,
    presenting: true,
    zoom: 0.5,
    facing: undefined,
    top: 11.25,
    times: { fromNs: 125, toNs: 1.5e9 },
    unfolded: true,
  });
  expect(formatRoute(route)).toBe(address);
});

test("a run of chosen segments, and of one that is none", () => {
  expect(parse("/c/x/0?segment=3-7").settings).toMatchObject({ anchor: 2, chosen: 6 });
  expect(formatRoute(parse("/c/x/0?segment=7-3"))).toBe("/c/x/0?segment=7-3");
  expect(parse("/c/x/0?segment=4-4").settings).toMatchObject({ chosen: 3, anchor: undefined });
  expect(parse("/c/x/0?segment=4-").settings.chosen).toBeUndefined();
});

test("what is not understood is left at its default", () => {
  expect(parse("/c/x?top=0&times=2..1&step=0&fold=1").settings).toEqual(DEFAULT_SETTINGS);
  expect(parse("/c/x?top=1e9&times=1..&step=-1").settings).toEqual(DEFAULT_SETTINGS);
  expect(parse("/c/x?numbers=roman&zoom=9&segment=0&at=-1&theme=pink&lang=fr").settings).toEqual(DEFAULT_SETTINGS);
  expect(parse("/elsewhere").capture).toBeUndefined();
  expect(parseRoute("/c/%E0%A4%A", "").capture).toBe("%E0%A4%A");
});

test("every route comes back from its address", () => {
  const route: fc.Arbitrary<Route> = fc.record({
    capture: fc.string({ minLength: 1 }).filter((id) => id !== "." && id !== ".."),
    connection: fc.option(fc.nat(), { nil: undefined }),
    settings: fc.record({
      view: fc.constantFrom("ladder", "graphs", "connections", "compare"),
      sender: fc.constantFrom("client", "server", undefined),
      list: fc.record({
        sort: fc.constantFrom("id", "rtt", "client-bytes"),
        descending: fc.boolean(),
        filter: fc.string({ maxLength: 100 }),
      }),
      beside: fc.option(fc.record({ capture: fc.string({ minLength: 1 }), connection: fc.nat() }), { nil: undefined }),
      alignment: fc.constantFrom("kind", "index", "time"),
      numbers: fc.constantFrom("symbolic", "relative", "absolute"),
      spacing: fc.constantFrom("equal", "time"),
      theme: fc.constantFrom("auto", "light", "dark", "contrast"),
      language: fc.constantFrom("en", "zh", undefined),
      chosen: fc.option(fc.nat(), { nil: undefined }),
      // A run has a chosen segment at its end: tested apart.
      anchor: fc.constant(undefined),
      playhead: fc.option(fc.nat(), { nil: undefined }),
      presenting: fc.boolean(),
      facing: fc.constantFrom("book", "states", undefined),
      step: fc.nat(),
      top: fc.option(fc.constantFrom(0, 0.125, 999_999.5), { nil: undefined }),
      times: fc.option(
        fc.tuple(fc.maxSafeNat(), fc.integer({ min: 1, max: 1e9 })).map(([fromNs, length]) => ({
          fromNs: (fromNs % 1e13) - 1000,
          toNs: (fromNs % 1e13) - 1000 + length,
        })),
        { nil: undefined },
      ),
      unfolded: fc.boolean(),
      zoom: fc.constantFrom(0.2, 0.75, 1, 4),
    }),
  });
  fc.assert(
    fc.property(route, (r) => {
      expect(parse(formatRoute(r))).toEqual(r);
    }),
    { seed: 9293 },
  );
});
