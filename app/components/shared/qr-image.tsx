/** Dark runs as one path of strokes, in modules, with the quiet zone that readers need. */
export type Qr = { size: number; path: string };

export function QrImage({ qr, label }: { qr: Qr; label: string }) {
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
      <path stroke="#000" d={qr.path} />
    </svg>
  );
}
