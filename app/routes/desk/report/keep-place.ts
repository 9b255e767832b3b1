/**
 * What somebody reads or types in stays where it is on the screen while lines come above it: call what this gives once they have
 * come. It holds on to the field that has the focus, else to what stands under the head of the page.
 */
export function holdPlace(): () => void {
  const held = fieldWithFocus() ?? firstBelowHead();
  if (!held) return () => {};
  const before = held.getBoundingClientRect().top;
  return () => {
    if (!held.isConnected) return;
    const moved = held.getBoundingClientRect().top - before;
    if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
  };
}

function fieldWithFocus(): Element | null {
  const focused = document.activeElement;
  if (!focused?.matches("textarea, input, select")) return null;
  const { bottom, top } = focused.getBoundingClientRect();
  return bottom > 0 && top < innerHeight ? focused : null;
}

function firstBelowHead(): Element | undefined {
  const head = document.querySelector(".report-head");
  const under = head ? head.getBoundingClientRect().bottom : 0;
  const read = document.querySelectorAll(
    ".report-main .panel, .report-main li, .report-main p",
  );
  return (
    [...read].findLast((each) => each.getBoundingClientRect().top <= under) ??
    [...read].find((each) => each.getBoundingClientRect().top > under)
  );
}
