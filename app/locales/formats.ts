import { keepFormats } from "#app/domain/clock/formats.ts";

export const numberFormat = keepFormats(
  (tag, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(tag, options),
);

export const listFormat = keepFormats(
  (tag, options: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options),
);

export const displayNames = keepFormats(
  (tag, options: Intl.DisplayNamesOptions) =>
    new Intl.DisplayNames(tag, options),
);
