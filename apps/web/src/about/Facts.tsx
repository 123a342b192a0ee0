import { layerName } from "@tcp-ladder/ladder";
import type { AboutInterface, CaptureAbout } from "@tcp-ladder/protocol";
import { Fragment } from "react";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { formatCount } from "../store/format.ts";
import styles from "./AboutDialog.module.css";
import { useAboutTexts } from "./texts.ts";

/** What made the capture, and where frames came from. */
export function Facts({ about }: { readonly about: CaptureAbout }) {
  const texts = useAboutTexts();
  const language = useLanguage();
  return (
    <>
      {(["application", "system", "hardware"] as const).map((key) => {
        const values = [...new Set(about.sections.map((section) => section[key]).filter((value) => value))];
        return values.length === 0 ? null : (
          <Fragment key={key}>
            <dt>{texts[key]}</dt>
            <dd>{values.join(PUNCTUATION[language].list)}</dd>
          </Fragment>
        );
      })}
      {about.interfaces.map((one, at) => (
        <Fragment key={at}>
          <dt>{texts.interface}</dt>
          <dd>
            {facts(one).join(" · ")}
            {one.dropped > 0 && (
              <span className={styles.trouble}> · {texts.droppedHere(formatCount(one.dropped, language))}</span>
            )}
          </dd>
        </Fragment>
      ))}
    </>
  );

  function linkName(type: number): string {
    const name = LINK_NAMES.get(type);
    return name === undefined ? texts.link(type) : layerName(name, language);
  }

  function facts({ name, description, linkType, snapLength }: AboutInterface): string[] {
    const bound = snapLength === 0 ? texts.noBound : texts.snapLength(formatCount(snapLength, language));
    return [name, description, linkName(linkType), bound].filter(
      (fact): fact is string => fact !== undefined && fact !== "",
    );
  }
}

/** The usual ones by name (https://www.tcpdump.org/linktypes.html). */
const LINK_NAMES: ReadonlyMap<number, string> = new Map([
  [0, "Loopback"],
  [1, "Ethernet"],
  [9, "PPP"],
  [101, "IP"],
  [105, "IEEE 802.11"],
  [113, "Linux cooked capture"],
  [127, "Radiotap"],
  [228, "IPv4"],
  [229, "IPv6"],
  [276, "Linux cooked capture v2"],
]);
