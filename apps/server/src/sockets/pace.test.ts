import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "./pace.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("work that has rested is done at once, however often it was asked for in the same turn", () => {
  const work = vi.fn();
  const pace = new Pace(50, work);
  for (let i = 0; i < 10; i++) pace.ask();
  expect(work).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(0);
  expect(work).toHaveBeenCalledTimes(1);
});

test("asked again too soon it is done when the interval is over, once, and nothing waits after that", () => {
  const work = vi.fn();
  const pace = new Pace(50, work);
  pace.ask();
  vi.advanceTimersByTime(20);
  for (let i = 0; i < 10; i++) pace.ask();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(29);
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

test("asked all the time it is done once an interval, and the last asking is never lost", () => {
  const work = vi.fn();
  const pace = new Pace(50, work);
  for (let ms = 0; ms < 1000; ms++) {
    pace.ask();
    vi.advanceTimersByTime(1);
  }
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(20);
  expect(work.mock.calls.length).toBeLessThanOrEqual(21);
  const before = work.mock.calls.length;
  pace.ask();
  vi.advanceTimersByTime(50);
  expect(work).toHaveBeenCalledTimes(before + 1);
});

test("stopped it does nothing more", () => {
  const work = vi.fn();
  const pace = new Pace(50, work);
  pace.ask();
  pace.stop();
  vi.advanceTimersByTime(1000);
  expect(work).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
