import { ButtonLink, Ikat } from '@lapak/ui';
import { page, type Route, type Visit } from '../../page.js';

const Pairs = ({
  title,
  items,
}: {
  title: string;
  items: readonly (readonly [string, string] | readonly string[])[];
}) => (
  <section className="section">
    <h2>{title}</h2>
    <dl className="pairs">
      {items.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className="meta">{text}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const Body = ({ visit }: { visit: Visit }) => {
  const { t, href, regency } = visit;
  return (
    <>
      <section className="hero wrap">
        <div>
          <p className="eyebrow">{regency.regency.office.name}</p>
          <h1 className="display">{t.openShop.title}</h1>
          <p className="lead">{t.openShop.lead(regency.regency.name)}</p>
          <p className="row wrapping hero-acts">
            <ButtonLink href="/lapakku">{t.openShop.go}</ButtonLink>
            <ButtonLink kind="ghost" href={href('/lacak')}>
              {t.openShop.track}
            </ButtonLink>
          </p>
        </div>
        <div className="hero-art">
          <Ikat seed={`${regency.regency.key}-buka-toko`} shape="field" eager />
        </div>
      </section>
      <div className="wrap">
        <Pairs title={t.openShop.promisesTitle} items={t.openShop.promises} />
        <Pairs title={t.openShop.needTitle} items={t.openShop.need} />
        <section className="section">
          <h2>{t.openShop.stepsTitle}</h2>
          <ol className="steps">
            {t.openShop.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
};

export const openShop: Route = {
  path: '/buka-toko',
  get: (visit) =>
    page({
      title: visit.t.openShop.title,
      description: visit.t.openShop.lead(visit.regency.regency.name),
      canonical: '/buka-toko',
      public: true,
      body: <Body visit={visit} />,
    }),
};
