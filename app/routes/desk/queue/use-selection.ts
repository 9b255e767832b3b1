import { useCallback, useEffect, useState } from "react";

/** How many rows are selected: the boxes themselves know which. */
export function useSelection(rows: readonly unknown[]) {
  const [count, setCount] = useState(0);
  const recount = useCallback(
    () =>
      setCount(document.querySelectorAll("input[name=reports]:checked").length),
    [],
  );
  useEffect(recount, [rows, recount]);
  const onClear = useCallback(() => setCount(0), []);
  return { count, onClear, recount };
}
