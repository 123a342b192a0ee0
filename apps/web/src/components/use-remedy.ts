import type { ErrorBody } from "@tcp-ladder/protocol";
import { useTranslation } from "react-i18next";

/** What to do about an error, in the page's language where it has words for it. */
export function useRemedy(): (error: ErrorBody) => string {
  const { t } = useTranslation();
  return (error) => t(`remedies.${error.code}`, { defaultValue: error.remedy });
}
