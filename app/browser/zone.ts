/** Chooses the device's time zone where nobody has chosen one; the reporter sees it and may change it. */
export function chooseZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const select of document.querySelectorAll<HTMLSelectElement>(
    "select[data-zone]",
  )) {
    const isListed = [...select.options].some((each) => each.value === zone);
    if (!isListed) select.add(new Option(zone, zone));
    select.value = zone;
  }
}
