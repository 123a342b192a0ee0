import type { CaptureAbout, CaptureComment } from "@tcp-ladder/protocol";
import { useLanguage } from "../i18n/use-language.ts";
import { goToSegment } from "../store/about.ts";
import { formatCount } from "../store/format.ts";
import styles from "./AboutDialog.module.css";
import { useAboutTexts } from "./texts.ts";

/** What people wrote into the file. A comment on a segment leads to it. */
export function Comments({
  about,
  capture,
  onGo,
}: {
  readonly about: CaptureAbout;
  readonly capture: string;
  readonly onGo: () => void;
}) {
  const texts = useAboutTexts();
  const language = useLanguage();
  return (
    <>
      <h3 className={styles.part}>{texts.comments}</h3>
      {about.comments.length === 0 && <p className={styles.none}>{texts.noComments}</p>}
      <ul className={styles.comments}>
        {about.comments.map((comment, at) => (
          <li key={at}>
            {place(comment)}
            <blockquote>{comment.text}</blockquote>
          </li>
        ))}
      </ul>
      {about.moreComments > 0 && <p>{texts.more(formatCount(about.moreComments, language))}</p>}
    </>
  );

  function place({ about: kind, number, connection, index }: CaptureComment) {
    if (kind === "section") return <span>{texts.section(number)}</span>;
    if (kind === "interface") {
      return <span>{texts.onInterface(about.interfaces[number]?.name ?? String(number))}</span>;
    }
    const words = texts.frame(formatCount(number, language));
    if (connection === undefined || index === undefined) return <span>{words}</span>;
    return (
      <button
        type="button"
        onClick={() => {
          goToSegment(capture, connection, index);
          onGo();
        }}
      >
        {words}
      </button>
    );
  }
}
