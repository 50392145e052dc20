import type { FirstView } from './types';

/** The new one of an exchange: where it is, and what is expected for it. */
export function NewOne({ view }: { view: FirstView }) {
  return (
    <section className="panel new-one" aria-labelledby="new-one">
      <h2 id="new-one">{view.title}</h2>
      <p className="new-one-where">{view.sentence}</p>
      {view.owes && <p>{view.owes}</p>}
      {view.follow && (
        <div className="actions">
          <a className="button" data-kind="quiet" href={view.follow.href}>
            {view.follow.label}
          </a>
        </div>
      )}
    </section>
  );
}
