/**
 * The headers of every response. Pages of a report are never kept by a browser or a proxy; files of the build set their
 * own.
 */
export function securityHeaders(
  nonce: string,
  { isDevelopment }: { isDevelopment: boolean },
): Record<string, string> {
  // Vite's development server sends styles inline and speaks over a socket.
  const development = isDevelopment
    ? { style: " 'unsafe-inline'", connect: " ws:" }
    : { style: "", connect: "" };
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self'${development.style}`,
      "img-src 'self'",
      `connect-src 'self'${development.connect}`,
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    // Two years. Browsers ignore it on plain http.
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": deniedFeatures
      .map((feature) => `${feature}=()`)
      .join(", "),
    // Not no-referrer: it makes Origin null on plain posts.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
  };
}

/**
 * Of an answer with which somebody leaves: the browser drops what it kept of our pages, those behind its back button among
 * them. Not "cookies": that reaches every site under the same domain, and the session's own is ended beside it.
 */
export const nothingKept = { "Clear-Site-Data": '"cache", "storage"' };

// Passkeys need publickey-credentials-*, which stay with their default: this origin alone.
const deniedFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];
