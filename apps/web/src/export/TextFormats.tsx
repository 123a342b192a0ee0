import styles from "./ExportDialog.module.css";
import { ActionButton, FormatRow } from "./FormatRow.tsx";
import { type Offers, offerOf } from "./offers.ts";
import { saveText, textOf } from "./run-export.ts";
import { copyText } from "./save.ts";
import type { TextFormat } from "./text-formats.ts";

const SHOWN: readonly TextFormat[] = ["mermaid", "plantuml", "ascii", "markdown"];

/** What the page writes as text: for a file, or for the clipboard. */
export function TextFormats(offers: Offers) {
  const { texts, start } = offers;
  return (
    <section>
      <div className={styles.group}>
        <h3>{texts.groups.words}</h3>
      </div>
      <ul>
        {SHOWN.map((format) => {
          const offer = offerOf(offers, format);
          return (
            <FormatRow key={format} {...offer}>
              <ActionButton
                icon="copy"
                label={texts.copy}
                name={texts.copyNamed(offer.name)}
                disabled={offer.disabled}
                onClick={() =>
                  start(async (job) => {
                    await copyText(textOf(job, format));
                    return texts.copied(offer.name);
                  })
                }
              />
              <ActionButton
                label={texts.download}
                name={texts.downloadNamed(offer.name)}
                disabled={offer.disabled}
                onClick={() => start(async (job) => texts.saved(await saveText(job, format)))}
              />
            </FormatRow>
          );
        })}
      </ul>
    </section>
  );
}
