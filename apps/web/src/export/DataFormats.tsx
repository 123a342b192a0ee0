import { formatCount } from "../store/format.ts";
import { currentAddress } from "../store/navigate.ts";
import styles from "./ExportDialog.module.css";
import { ActionButton, FormatRow } from "./FormatRow.tsx";
import { fileName } from "./file-name.ts";
import { COPY_LIMIT } from "./limits.ts";
import { type Offers, offerOf } from "./offers.ts";
import { rangeLength } from "./range.ts";
import type { ExportJob } from "./run-export.ts";
import { copyText, saveUrl } from "./save.ts";
import { exportUrl, fetchText, SERVER_FORMATS, type ServerFormat } from "./server-formats.ts";

const SHOWN: readonly ServerFormat[] = ["tcpdump", "csv", "pcapng"];

/** What the server writes from the capture itself, and the link. */
export function DataFormats(offers: Offers) {
  const { texts, locale, range, busy, start } = offers;
  const short = range !== undefined && rangeLength(range) <= COPY_LIMIT;
  return (
    <>
      <section>
        <div className={styles.group}>
          <h3>{texts.groups.data}</h3>
        </div>
        <ul>
          {SHOWN.map((format) => {
            const offer = offerOf(offers, format);
            const limit =
              format === "pcapng" ? offer.limit : `${offer.limit} ${texts.copyUpTo(formatCount(COPY_LIMIT, locale))}`;
            return (
              <FormatRow key={format} {...offer} limit={limit}>
                {format !== "pcapng" && (
                  <ActionButton
                    icon="copy"
                    label={texts.copy}
                    name={texts.copyNamed(offer.name)}
                    disabled={offer.disabled || !short}
                    onClick={() =>
                      start(async (job) => {
                        await copyText(fetchText(addressOf(job, format), job.signal));
                        return texts.copied(offer.name);
                      })
                    }
                  />
                )}
                <ActionButton
                  label={texts.download}
                  name={texts.downloadNamed(offer.name)}
                  disabled={offer.disabled}
                  onClick={() => start((job) => Promise.resolve(texts.saved(download(job, format))))}
                />
              </FormatRow>
            );
          })}
        </ul>
      </section>
      <section>
        <div className={styles.group}>
          <h3>{texts.groups.link}</h3>
        </div>
        <ul>
          <FormatRow name={texts.linkName} about={texts.linkAbout}>
            <ActionButton
              icon="copy"
              label={texts.copy}
              name={texts.copyNamed(texts.linkName)}
              disabled={busy}
              onClick={() =>
                start(async () => {
                  await copyText(Promise.resolve(currentAddress()));
                  return texts.copied(texts.linkName);
                })
              }
            />
          </FormatRow>
        </ul>
      </section>
    </>
  );
}

const addressOf = ({ capture, connection, range }: ExportJob, format: ServerFormat): string =>
  exportUrl(capture, connection.id, format, range);

/** The browser shows its own progress of what it downloads. */
function download(job: ExportJob, format: ServerFormat): string {
  const name = fileName(job.captureName, job.connection, job.range, SERVER_FORMATS[format]);
  saveUrl(addressOf(job, format), name);
  return name;
}
