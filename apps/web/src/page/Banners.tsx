import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { useErrorTexts } from "../i18n/server-words.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { formatCount } from "../store/format.ts";
import { dismiss, useApp } from "../store/state.ts";
import styles from "./Banners.module.css";

/** What went wrong, above the figure and never instead of it. */
export function Banners() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message, remedy } = useErrorTexts();
  const presenting = useApp((state) => state.route.settings.presenting);
  const lost = useApp((state) => state.link === "lost");
  const notices = useApp((state) => state.notices);
  const fault = useApp((state) => state.status?.fault);
  const nothingRead = useApp((state) => state.status?.segments === 0);
  return (
    <div className={styles.banners}>
      {lost && (
        <div className={styles.quiet} role="status">
          <p>{t("banner.lost")}</p>
          {!presenting && <p>{t("banner.lostText", { host: window.location.host })}</p>}
        </div>
      )}
      {fault !== undefined && (
        <div className={styles.trouble} role="alert">
          <p>
            <b>
              {t(nothingRead ? "banner.faultEmpty" : "banner.fault", { offset: formatCount(fault.offset, language) })}
            </b>{" "}
            {message(fault)}
          </p>
          <p>{remedy(fault)}</p>
        </div>
      )}
      {notices.map((notice) => (
        <div key={notice.id} className={styles.trouble} role="alert">
          <p>
            <code>{notice.code}</code>
            {notice.about !== undefined && <b className={styles.about}>{notice.about}</b>} {message(notice)}
          </p>
          <p>{remedy(notice)}</p>
          <IconButton
            icon={X}
            name={t("banner.dismiss")}
            onClick={() => dismiss(notice.id)}
            className={styles.dismiss}
          />
        </div>
      ))}
    </div>
  );
}
