import { useCallback, useEffect, useState } from "react";

/** What is shown beside the list: the row that was walked to last. Whether it is open stands in the address, for a link. */
export function usePreview<Row extends { reportId: string }>(
  rows: readonly Row[],
) {
  const [isOpen, setIsOpen] = useState(false);
  const [reportId, setReportId] = useState<string | null>(null);
  useEffect(() => {
    const shown = new URL(location.href).searchParams.get("preview");
    if (shown === null) return;
    setIsOpen(true);
    setReportId(shown);
  }, []);
  useEffect(() => {
    const url = new URL(location.href);
    if (isOpen && reportId) url.searchParams.set("preview", reportId);
    else url.searchParams.delete("preview");
    // Not led to: nothing is read anew, and no row moves.
    if (url.href !== location.href)
      history.replaceState(history.state, "", url);
  }, [isOpen, reportId]);
  const look = useCallback((target: Element) => {
    const row = target.closest<HTMLElement>("[data-report]");
    if (row?.dataset.report) setReportId(row.dataset.report);
  }, []);
  const toggle = useCallback(() => setIsOpen((wasOpen) => !wasOpen), []);
  const entry = rows.find((row) => row.reportId === reportId) ?? null;
  return { isOpen, entry, look, toggle };
}
