import type { CaptureAbout } from "@tcp-ladder/protocol";
import { useEffect, useState } from "react";
import dialog from "../components/Dialog.module.css";
import { Dialog } from "../components/Dialog.tsx";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { askAbout } from "../store/about.ts";
import { closeDialog } from "../store/actions.ts";
import { formatBytes, formatCount } from "../store/format.ts";
import { useApp } from "../store/state.ts";
import styles from "./AboutDialog.module.css";
import { Comments } from "./Comments.tsx";
import { Facts } from "./Facts.tsx";
import { useAboutTexts } from "./texts.ts";

/** What the capture says of itself: what made it where, the comments that people wrote into it, the names it knows. */
export function AboutDialog() {
  const texts = useAboutTexts();
  const language = useLanguage();
  const capture = useApp((state) => state.capture);
  const status = useApp((state) => state.status);
  const name = useCaptureName()(capture);
  const about = useAbout(capture);
  const close = (): void => closeDialog("about");
  if (capture === undefined || status === undefined) return null;
  const { format, compression, counters, drops } = status;
  const written = format === "text" ? texts.text : (format ?? "–");
  const dropped = drops.kernel + drops.interface + drops.file;
  return (
    <Dialog title={texts.title(name ?? capture)} onClose={close}>
      <dl className={styles.facts}>
        <dt>{texts.format}</dt>
        <dd>{compression === undefined || compression === "none" ? written : texts.packed(written, compression)}</dd>
        <dt>{texts.size}</dt>
        <dd>{formatBytes(status.bytes)}</dd>
        <dt>{texts.frames}</dt>
        <dd>{formatCount(counters.frames, language)}</dd>
        {dropped > 0 && (
          <>
            <dt>{texts.dropped}</dt>
            <dd className={styles.trouble}>{formatCount(dropped, language)}</dd>
          </>
        )}
        {about !== undefined && <Facts about={about} />}
      </dl>
      {about !== undefined && format === "pcapng" && <Comments about={about} capture={capture} onGo={close} />}
      {about !== undefined && about.names.length > 0 && (
        <>
          <h3 className={styles.part}>{texts.names}</h3>
          <dl className={styles.names}>
            {about.names.map(({ address, name: host }) => (
              <div key={address}>
                <dt>{address}</dt>
                <dd>{host}</dd>
              </div>
            ))}
          </dl>
          {about.moreNames > 0 && <p>{texts.more(formatCount(about.moreNames, language))}</p>}
        </>
      )}
      <div className={dialog.buttons}>
        <button type="button" className={dialog.main} onClick={close}>
          {texts.close}
        </button>
      </div>
    </Dialog>
  );
}

/** Asked once when the dialog opens: it tells of the capture as it is then. */
function useAbout(capture: string | undefined): CaptureAbout | undefined {
  const [about, setAbout] = useState<CaptureAbout>();
  useEffect(() => {
    let gone = false;
    if (capture !== undefined) {
      askAbout(capture, (answer) => {
        if (!gone) setAbout(answer);
      });
    }
    return () => {
      gone = true;
    };
  }, [capture]);
  return about;
}
