type Panel = {
  id: string;
  title: string;
  /** A quiet remark at the end of the heading line. */
  aside?: React.ReactNode;
  children: React.ReactNode;
};

export function Panel({ id, title, aside, children }: Panel) {
  return (
    <section className="panel" id={id} aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {aside ? <span className="quiet">{aside}</span> : null}
      </div>
      <div className="panel-body">{children}</div>
    </section>
  );
}
