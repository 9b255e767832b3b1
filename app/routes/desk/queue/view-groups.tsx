import { Damaged } from "#app/components/desk/opened.tsx";
import type { QueueCounts } from "#app/domain/desk/queue-counts.server.ts";
import type { QueueFilters } from "#app/domain/desk/queue-filters.ts";
import type { SavedView } from "#app/domain/desk/saved-views.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { addressOf, type Narrowed } from "./queue-address.ts";
import { isSame, usualViews } from "./usual-views.ts";

type Page = Narrowed & {
  counts: QueueCounts;
  saved: readonly SavedView[];
  seesAll: boolean;
  unitName: string;
};

function unitTitle({
  seesAll,
  unitName,
}: Pick<Page, "seesAll" | "unitName">): string {
  return seesAll ? "All units" : unitName;
}

/** The view that these filters are; else the unit. */
export function titleOf(page: Page): string {
  const { filters, saved } = page;
  const usual = usualViews.find((view) => isSame(view.filters, filters));
  const kept = saved
    .flatMap(({ contents }) => valueIn(contents) ?? [])
    .find((view) => isSame(view.filters, filters));
  return usual?.name ?? kept?.name ?? unitTitle(page);
}

/** What stands in the side bar: the views that everybody has, one's own, those of the unit. */
export function viewGroups(page: Page) {
  const { counts, filters, shape, saved } = page;
  const viewOf = (id: string, of: QueueFilters, index: number) => ({
    id,
    to: addressOf({ filters: of, sought: null, shape }),
    isCurrent: isSame(of, filters) && page.sought === null,
    count: counts.views[index] ?? null,
  });
  const usual = usualViews.map((view, index) => ({
    ...viewOf(view.key, view.filters, index),
    key: view.key,
    name: view.name ?? unitTitle(page),
  }));
  const kept = saved.map(({ id, isUnits, contents }, index) => ({
    ...viewOf(id, valueIn(contents)?.filters ?? {}, usualViews.length + index),
    isUnits,
    name: valueIn(contents)?.name ?? <Damaged />,
  }));
  return [
    { title: "Views", views: usual },
    { title: "My own", views: kept.filter(({ isUnits }) => !isUnits) },
    { title: page.unitName, views: kept.filter(({ isUnits }) => isUnits) },
  ];
}
