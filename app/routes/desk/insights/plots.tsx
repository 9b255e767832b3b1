import type { Bars, Loads, Ranges, StatesMap } from "./plots.server.ts";

/** Drawn from what the server measured. Each says in words what it is; its numbers stand in the table beside it. */
export function BarsPlot({
  bars: { bars, ticks, base, right },
}: {
  bars: Bars;
}) {
  return (
    <figure className="plot-figure">
      <svg
        className="plot"
        viewBox="0 0 368 176"
        role="img"
        aria-label="Bars: reports over time, severe and above at the foot of each."
      >
        {ticks.map(({ y, text }) => (
          <g key={text}>
            <line className="grid" x1="30" x2={right} y1={y} y2={y} />
            <text x="24" y={y + 4} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {bars.map((bar) => (
          <g key={bar.step}>
            <rect
              className="bar-rest"
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
            />
            <rect
              className="bar-top"
              x={bar.x}
              y={bar.severeY}
              width={bar.width}
              height={bar.severeHeight}
            />
            {bar.value ? (
              <text
                className="strong"
                x={bar.x + bar.width / 2}
                y={bar.y - 5}
                textAnchor="middle"
              >
                {bar.value}
              </text>
            ) : null}
            {bar.label ? (
              <text x={bar.x + bar.width / 2} y={base + 17} textAnchor="middle">
                {bar.label}
              </text>
            ) : null}
          </g>
        ))}
        <line className="axis" x1="30" x2={right} y1={base} y2={base} />
      </svg>
      <figcaption className="legend">
        <span>
          <i className="s5" /> Severe and above
        </span>
        <span>
          <i className="s3" /> The other bands
        </span>
      </figcaption>
    </figure>
  );
}

export function RangesPlot({
  ranges: { rows, ticks, base },
}: {
  ranges: Ranges;
}) {
  return (
    <figure className="plot-figure">
      <svg
        className="plot"
        viewBox={`0 0 368 ${base + 14}`}
        role="img"
        aria-label="By band: from the median to the slowest of twenty, and the promise where it runs day and night."
      >
        {ticks.map(({ x, text }) => (
          <g key={text}>
            <line className="grid" x1={x} x2={x} y1="10" y2={base - 8} />
            <text x={x} y={base + 8} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        {rows.map(({ name, y, median, tail, promise }) => (
          <g key={name}>
            <text className="name" x="0" y={y + 4}>
              {name}
            </text>
            {tail === null ? null : (
              <line className="range" x1={median} x2={tail} y1={y} y2={y} />
            )}
            <circle className="median" cx={median} cy={y} r="5" />
            {promise === null ? null : (
              <line
                className="promise"
                x1={promise}
                x2={promise}
                y1={y - 9}
                y2={y + 9}
              />
            )}
          </g>
        ))}
      </svg>
      <figcaption className="legend">
        <span>
          <i className="s5 median" /> Median
        </span>
        <span>
          <i className="s3" /> to p95
        </span>
        <span>
          <i className="promise" /> Promise
        </span>
      </figcaption>
    </figure>
  );
}

export function MapPlot({ map: { states, legend } }: { map: StatesMap }) {
  return (
    <figure className="plot-figure">
      <svg
        className="plot"
        viewBox="0 0 975 610"
        role="img"
        aria-label="Map of the states by number of reports; the darker, the more."
      >
        {states.map(({ code, name, path, count, tone }) => (
          <path key={code} className={`state s${tone}`} d={path}>
            <title>{`${name}: ${count}`}</title>
          </path>
        ))}
        {states.map(({ code, x, y, count, tone, isWide }) =>
          count > 0 && isWide ? (
            <text
              key={code}
              className={`many t${tone}`}
              x={x}
              y={(y ?? 0) + 9}
              textAnchor="middle"
            >
              {count}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption className="legend">
        {legend.map(({ tone, text }) => (
          <span key={tone}>
            <i className={`s${tone}`} /> {text}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

export function LoadsPlot({ loads: { rows, ticks, base } }: { loads: Loads }) {
  return (
    <figure className="plot-figure">
      <svg
        className="plot"
        viewBox={`0 0 368 ${base + 20}`}
        role="img"
        aria-label="Open parts by unit, what is overdue first."
      >
        {ticks.map(({ x, text }) => (
          <g key={text}>
            <line className="grid" x1={x} x2={x} y1="0" y2={base} />
            <text x={x} y={base + 15} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        {rows.map(({ name, y, x, late, rest, count }) => (
          <g key={`${name} ${y}`}>
            <text className="name" x="0" y={y + 12}>
              {name}
            </text>
            <rect className="overdue" x={x} y={y} width={late} height="16" />
            <rect
              className="bar-rest"
              x={x + late}
              y={y}
              width={rest}
              height="16"
            />
            <text className="strong" x={x + late + rest + 5} y={y + 12}>
              {count}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="legend">
        <span>
          <i className="overdue" /> Overdue
        </span>
        <span>
          <i className="s3" /> In time
        </span>
      </figcaption>
    </figure>
  );
}
