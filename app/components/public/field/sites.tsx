import { useLocation } from "@remix-run/react";
import type { Typed } from "#app/domain/form/fields.ts";
import { sitePieces, sitesMost } from "#app/domain/form/further-sites.ts";
import type { Question } from "#app/domain/form/questions.ts";
import { useFrame, useWords } from "../frame.ts";
import { CountryOptions } from "./country-options.tsx";
import { Fieldset } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import { Piece } from "./piece.tsx";
import type { FieldProps } from "./props.ts";
import { StateOptions } from "./state-options.tsx";

/** A row for each place and an empty one; more by a button that saves what is there and comes back. */
export function SitesField({
  question,
  label,
  hint,
  error,
  fill,
  isAlone,
}: FieldProps<Extract<Question, { kind: "sites" }>>) {
  const words = useWords().more.sites;
  const { search } = useLocation();
  const { id } = question;
  const saidCount = Math.max(
    0,
    ...sitePieces.map((piece) => fill[`${id}.${piece}`]?.length ?? 0),
  );
  const wished = Number(new URLSearchParams(search).get("rows")) || 1;
  const rowCount = Math.min(sitesMost, Math.max(saidCount, wished));
  return (
    <Fieldset {...{ id, label, hint, error, isAlone }}>
      {Array.from({ length: rowCount }, (_, row) => (
        <Row
          key={row}
          id={id}
          row={row}
          fill={fill}
          isInvalid={error !== null}
          isKept={row < saidCount}
        />
      ))}
      {rowCount < sitesMost ? (
        <button
          className="usa-button usa-button--outline"
          formAction={`/more/sites?rows=${rowCount + 1}`}
        >
          {words.add}
        </button>
      ) : (
        <p>{words.most}</p>
      )}
      <NotKnown question={question} fill={fill} />
    </Fieldset>
  );
}

function Row({
  id,
  row,
  fill,
  isInvalid,
  isKept,
}: {
  id: string;
  row: number;
  fill: Typed;
  isInvalid: boolean;
  /** It stands in the answers, and can be taken out. */
  isKept: boolean;
}) {
  const { t } = useFrame();
  const words = t.more.sites;
  const field = (piece: (typeof sitePieces)[number]) => ({
    id: row === 0 && piece === "zip" ? id : `${id}.${piece}.${row + 1}`,
    name: `${id}.${piece}`,
    defaultValue: fill[`${id}.${piece}`]?.[row] ?? "",
    "aria-invalid": isInvalid ? true : undefined,
  });
  const zip = field("zip");
  const place = field("place");
  const state = field("state");
  const country = field("country");
  const what = field("what");
  const drop = `${id}.drop.${row + 1}`;
  return (
    <fieldset className="usa-fieldset site-row">
      <legend className="usa-legend">{words.row(row + 1)}</legend>
      <div className="site-row__fields">
        <Piece id={zip.id} label={words.zip}>
          <input
            className="usa-input input--zip"
            inputMode="numeric"
            autoComplete="off"
            {...zip}
          />
        </Piece>
        <Piece id={place.id} label={words.place}>
          <input className="usa-input" autoComplete="off" {...place} />
        </Piece>
        <Piece id={state.id} label={words.state}>
          <select className="usa-select" {...state}>
            <StateOptions none={t.frame.choose} />
          </select>
        </Piece>
        <Piece id={country.id} label={words.country}>
          <select className="usa-select" {...country}>
            <CountryOptions none={t.frame.choose} />
          </select>
        </Piece>
      </div>
      <Piece id={what.id} label={words.what}>
        <input className="usa-input" autoComplete="off" {...what} />
      </Piece>
      {isKept && (
        <div className="usa-checkbox">
          <input
            className="usa-checkbox__input"
            type="checkbox"
            id={drop}
            name={`${id}.drop`}
            value={row}
          />
          <label className="usa-checkbox__label" htmlFor={drop}>
            {words.remove(row + 1)}
          </label>
        </div>
      )}
    </fieldset>
  );
}
