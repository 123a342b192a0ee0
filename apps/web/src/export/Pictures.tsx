import { type ReactNode, useId, useState } from "react";
import { Segmented } from "../components/Segmented.tsx";
import styles from "./ExportDialog.module.css";
import { ActionButton, FormatRow } from "./FormatRow.tsx";
import { type Offers, offerOf } from "./offers.ts";
import type { Orientation } from "./print/print-pages.ts";
import { print, savePng, saveSvg } from "./run-export.ts";

/** SVG, PNG and paper. */
export function Pictures({ children, ...offers }: Offers & { readonly children: ReactNode }) {
  const { texts, start } = offers;
  const [orientation, setOrientation] = useState<Orientation>("landscape");
  const [explain, setExplain] = useState(false);
  const explainId = useId();
  const svg = offerOf(offers, "svg");
  const png = offerOf(offers, "png");
  const pdf = offerOf(offers, "pdf");
  return (
    <section>
      <div className={styles.group}>
        <h3>{texts.groups.pictures}</h3>
        {children}
      </div>
      <ul>
        <FormatRow {...svg}>
          <ActionButton
            label={texts.download}
            name={texts.downloadNamed("SVG")}
            disabled={svg.disabled}
            onClick={() => start(async (job) => texts.saved(await saveSvg(job)))}
          />
        </FormatRow>
        <FormatRow {...png}>
          {([1, 2, 4] as const).map((times) => (
            <ActionButton
              key={times}
              icon={times === 1 ? "download" : "none"}
              label={`${times}×`}
              name={texts.pngTimes(times)}
              disabled={png.disabled}
              onClick={() => start(async (job) => texts.saved(await savePng(job, times)))}
            />
          ))}
        </FormatRow>
        <FormatRow {...pdf}>
          <Segmented
            name={texts.orientation}
            value={orientation}
            onChange={setOrientation}
            choices={[
              { value: "landscape", name: texts.landscape },
              { value: "portrait", name: texts.portrait },
            ]}
          />
          <ActionButton
            icon="none"
            label={texts.print}
            name={texts.print}
            disabled={pdf.disabled}
            onClick={() =>
              start(async (job) => {
                await print(job, orientation, explain);
                return texts.printing;
              })
            }
          />
          <span className={styles.check}>
            <input
              id={explainId}
              type="checkbox"
              checked={explain}
              onChange={({ target }) => setExplain(target.checked)}
            />
            <label htmlFor={explainId}>{texts.explain}</label>
          </span>
        </FormatRow>
      </ul>
    </section>
  );
}
