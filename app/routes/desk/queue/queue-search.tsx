import { Form } from "@remix-run/react";
import { queryOf } from "#app/domain/desk/queue-filters.ts";
import type { Narrowed } from "./queue-address.ts";
import { queryOfShape } from "./queue-shape.ts";

/** Posted, so that what is searched for stands in no address; the filters that are on stay on, and rows look as they did. */
export function QueueSearch({
  filters,
  shape,
  hint,
}: Pick<Narrowed, "filters" | "shape"> & { hint: string }) {
  return (
    // Its key makes a link with other filters show them.
    <Form
      key={JSON.stringify(filters)}
      className="queue-search"
      role="search"
      method="post"
      action="/desk/search"
    >
      {[...queryOf(filters), ...queryOfShape(shape)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="visually-hidden" htmlFor="search">
        Search
      </label>
      <input
        className="input"
        id="search"
        name="search"
        type="search"
        placeholder={hint}
        defaultValue={filters.search}
        autoComplete="off"
      />
      <button className="button button-plain" type="submit">
        Search
      </button>
    </Form>
  );
}
