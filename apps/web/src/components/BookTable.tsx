import type { BookFigure } from "@tcp-ladder/ladder";
import { useTranslation } from "react-i18next";
import { choose } from "../store/actions.ts";
import styles from "./BookTable.module.css";
import { Maths } from "./Maths.tsx";

/** The book's figure, arrow for arrow, and what was captured in its place. */
export function BookTable({ figure }: { readonly figure: BookFigure }) {
  const { t } = useTranslation();
  return (
    <section className={styles.book}>
      <h3>
        {figure.title} <small>{t("detail.figure", { figure: figure.figure })}</small>
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("detail.inBook")}</th>
            <th scope="col">{t("detail.here")}</th>
          </tr>
        </thead>
        <tbody>
          {figure.rows.map((row, at) => (
            <tr key={at} className={styles[row.match]}>
              <td>
                <span aria-hidden="true">{row.bookFrom === "client" ? "→" : "←"}</span> <Maths parts={row.book} />
              </td>
              <td>
                {row.captured === undefined || row.row === undefined ? (
                  "—"
                ) : (
                  <button type="button" onClick={() => choose(row.row)}>
                    <span aria-hidden="true">{row.capturedFrom === "client" ? "→" : "←"}</span>{" "}
                    <Maths parts={row.captured} />
                  </button>
                )}
                {row.remark.length > 0 && (
                  <p>
                    <Maths parts={row.remark} />
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {figure.remarks.map((remark, at) => (
        <p key={at}>
          <Maths parts={remark} />
        </p>
      ))}
    </section>
  );
}
