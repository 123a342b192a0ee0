import type { ListedConnection } from "@tcp-ladder/protocol";
import { expect, test } from "vitest";
import { type AskList, LIST_PAGE, ListPages } from "./list-pages.ts";

/** A server of so many connections that answers when told to. */
function server(state: { total: number }) {
  const open: (() => void)[] = [];
  const refuse: (() => void)[] = [];
  const asked: string[] = [];
  const ask: AskList = ({ from, filter, sort, descending }, answer) => {
    asked.push(`${descending ? "-" : ""}${sort} ${filter} ${from}`);
    refuse.push(() => answer(undefined));
    open.push(() => {
      const bad = filter.startsWith("(");
      const matched = filter === "few" ? 3 : state.total;
      const length = Math.max(0, Math.min(LIST_PAGE, matched - from));
      const connections = Array.from({ length }, (_, i) => ({ id: from + i }) as ListedConnection);
      const trouble = bad ? ({ code: "open-parenthesis", message: "", value: "", at: 0 } as const) : undefined;
      answer({ type: "connections", request: 1, total: state.total, matched, connections, trouble });
    });
  };
  const answerAll = () => {
    for (const answer of open.splice(0)) answer();
  };
  return { ask, asked, open, refuse, answerAll };
}

const query = { sort: "id", descending: false, filter: "" } as const;

function list(total = 1000) {
  const state = { total };
  const there = server(state);
  const pages = new ListPages(there.ask, "a");
  pages.restart();
  there.answerAll();
  return { state, there, pages };
}

test("only the pages that can be seen are asked for, and once", () => {
  const { there, pages } = list();
  pages.need(350, 420);
  pages.need(360, 430);
  expect(there.asked).toEqual(["id  0", "id  300", "id  400"]);
  there.answerAll();
  expect([pages.row(420)?.id, pages.row(500)]).toEqual([420, undefined]);
});

test("while another question is on its way the rows before it stay; its answer makes another list", () => {
  const { there, pages } = list();
  const { turn } = pages.snapshot();
  pages.setQuery({ ...query, filter: "few" });
  expect([pages.row(5)?.id, pages.snapshot().matched]).toEqual([5, 1000]);
  there.answerAll();
  expect([pages.row(5), pages.snapshot().matched]).toEqual([undefined, 3]);
  expect(pages.snapshot().turn).not.toBe(turn);
});

test("a capture that has become whole gives another list to who stands at its top, and moves no row under others", () => {
  const { state, there, pages } = list(300);
  state.total = 1000;
  pages.standOn(4);
  pages.whole();
  pages.standOn(0);
  pages.need(120, 160);
  pages.whole();
  expect(there.asked).toEqual(["id  0", "id  100"]);
  pages.need(0, 40);
  pages.whole();
  there.answerAll();
  expect(there.asked.slice(2)).toEqual(["id  0"]);
  expect(pages.snapshot().total).toBe(1000);
});

test("answers that were overtaken are dropped", () => {
  const { there, pages } = list();
  pages.setQuery({ ...query, filter: "few" });
  pages.setQuery(query);
  there.open.reverse();
  there.answerAll();
  expect(pages.snapshot().matched).toBe(1000);
});

test("a filter that cannot be read leaves the rows, also those not yet asked for", () => {
  const { there, pages } = list();
  pages.setQuery({ ...query, filter: "few" });
  there.answerAll();
  pages.setQuery({ ...query, filter: "(" });
  there.answerAll();
  expect(pages.snapshot()).toMatchObject({ matched: 3, trouble: { code: "open-parenthesis" } });
  pages.refresh();
  expect(there.asked.at(-1)).toBe("id few 0");
});

test("a filter from the address that cannot be read shows all, and says so", () => {
  const there = server({ total: 7 });
  const pages = new ListPages(there.ask, "a");
  pages.setQuery({ ...query, filter: "(" });
  there.answerAll();
  expect(pages.snapshot()).toMatchObject({ matched: 7, trouble: { at: 0 } });
});

test("a capture that grows: what can be seen is asked for again and stays until it comes", () => {
  const { state, there, pages } = list(120);
  const { turn } = pages.snapshot();
  pages.need(90, 120);
  there.answerAll();
  state.total = 250;
  pages.refresh();
  expect(pages.row(110)?.id).toBe(110);
  there.answerAll();
  expect(pages.snapshot()).toMatchObject({ matched: 250, turn });
  pages.need(110, 130);
  there.answerAll();
  expect(pages.row(129)?.id).toBe(129);
});

test("after the link broke, what can be seen is asked for again, and the list stays the same one", () => {
  const { there, pages } = list();
  pages.need(350, 420);
  there.open.length = 0;
  const { turn } = pages.snapshot();
  pages.setQuery(query);
  expect(there.asked.slice(-2)).toEqual(["id  300", "id  400"]);
  there.answerAll();
  expect([pages.row(400)?.id, pages.snapshot().turn]).toEqual([400, turn]);
});

const type = (pages: ListPages, ...filters: string[]) => {
  for (const filter of filters) pages.setQuery({ ...query, filter });
};

test("of what is typed while a question is on its way only the newest is asked, once that has been answered", () => {
  const { there, pages } = list();
  type(pages, "p", "po", "por", "port");
  expect(there.asked.slice(1)).toEqual(["id p 0"]);
  const { turn } = pages.snapshot();
  there.open.splice(0, 1)[0]?.();
  // What was asked first is shown meanwhile.
  expect(there.asked.slice(1)).toEqual(["id p 0", "id port 0"]);
  expect(pages.snapshot().turn).not.toBe(turn);
  pages.need(150, 160);
  expect(there.asked).toHaveLength(3);
  there.answerAll();
  pages.need(150, 160);
  expect(there.asked.slice(3)).toEqual(["id port 100"]);
});

test("back at the filter that is on show nothing is asked of what was typed between", () => {
  const { there, pages } = list();
  type(pages, "few", "fewe", "few", "");
  expect(there.asked.slice(1)).toEqual(["id few 0", "id  0"]);
  there.answerAll();
  expect(there.asked).toHaveLength(3);
  expect(pages.snapshot().matched).toBe(1000);
});

test("what is wrong with a filter that somebody has typed on is not told", () => {
  const { there, pages } = list();
  type(pages, "(", "few");
  there.open.splice(0, 1)[0]?.();
  expect(pages.snapshot()).toMatchObject({ matched: 1000, trouble: undefined });
  there.answerAll();
  expect(pages.snapshot()).toMatchObject({ matched: 3, trouble: undefined });
});

test("a refusal is an answer: what waits is asked", () => {
  const { there, pages } = list();
  type(pages, "p", "few");
  there.refuse.at(-1)?.();
  there.open.splice(0, 1);
  expect(there.asked.slice(1)).toEqual(["id p 0", "id few 0"]);
  there.answerAll();
  expect(pages.snapshot().matched).toBe(3);
});

test("what a broken link has not answered is asked again, and a late answer of it is nobody's", () => {
  const { there, pages } = list();
  type(pages, "p", "few");
  const [late] = there.open.splice(0, 1);
  pages.lost();
  type(pages, "few");
  expect(there.asked.slice(1)).toEqual(["id p 0", "id few 0"]);
  late?.();
  expect(pages.snapshot().matched).toBe(1000);
  type(pages, "fewer");
  expect(there.asked).toHaveLength(3);
  there.answerAll();
  expect(pages.snapshot().matched).toBe(3);
});
