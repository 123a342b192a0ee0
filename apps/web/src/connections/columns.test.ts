import { expect, test } from "vitest";
import { columnsFor } from "./columns.tsx";

/** As ConnectionTable sets them, in rem: for many numbers, between columns, beside the table. */
const ID = 4.25;
const GAP = 0.75;
const BESIDE = 2.5;

test("the columns fit into the width for which they are chosen", () => {
  for (let width = 48; width < 240; width += 0.25) {
    const columns = columnsFor(width);
    const least = columns.map(({ name, track }) =>
      name === "id" ? ID : Number(/^(?:minmax\()?([\d.]+)(?:rem)?/.exec(track)?.[1]),
    );
    const sum = least.reduce((all, one) => all + one, (columns.length - 1) * GAP + BESIDE);
    expect(sum, columns.map(({ name }) => name).join(" ")).toBeLessThanOrEqual(width);
  }
});
