import { openSurvey } from "@tcp-ladder/engine";
import { expect, test } from "vitest";
import { pcap } from "../testing/pcap.ts";
import { printSummary } from "./summary.ts";

async function summary(filter: string): Promise<string> {
  const open = openSurvey();
  open.append(pcap(600, 30));
  const survey = open.finish();
  const printed: string[] = [];
  const output = { text: (piece: string) => void printed.push(piece), bytes: () => {} };
  await printSummary("a.pcap", survey, (await survey.matching(filter)).ids, output);
  return printed.join("");
}

test("a filter that matches nothing says so", async () => {
  expect(await summary("port 1")).toMatch(/30 {2}connections\n\nno connection matches\n$/);
});

test("a filter that matches lists what it matches, and counts what is more", async () => {
  expect(await summary("port 40007")).toMatch(/\n\n#.*\n7 .*\n$/);
  expect(await summary("port 40007 or segments > 1")).toMatch(
    /… and 10 more; --connection N or --filter TEXT chooses\n$/,
  );
});
