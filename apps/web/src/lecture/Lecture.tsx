import { useEffect, useLayoutEffect, useState } from "react";
import "./lecture.css";
import { focusFigure } from "../interactions/focus-figure.ts";
import { BlackScreen } from "./BlackScreen.tsx";
import { LectureBar } from "./LectureBar.tsx";
import { bindLectureKeys } from "./lecture-keys.ts";
import { Pointer } from "./Pointer.tsx";

/** What lecture mode sets around the figure; while it is there the whole page is set for the last row. */
export function Lecture() {
  const [black, setBlack] = useState(false);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.lecture = "on";
    return () => {
      delete dataset.lecture;
      // What had the focus before is another element now: the figure is what was looked at.
      if (document.activeElement === document.body) focusFigure();
    };
  }, []);
  useLayoutEffect(() => bindLectureKeys(black, setBlack), [black]);
  return (
    <>
      <LectureBar />
      <Pointer />
      {black && <BlackScreen onEnd={() => setBlack(false)} />}
    </>
  );
}
