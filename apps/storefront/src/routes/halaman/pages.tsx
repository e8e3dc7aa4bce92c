import { Notice } from '@lapak/ui';
import { keepNumbers } from '../../format.js';
import { type Page, page, type Route, type Visit } from '../../page.js';
import { Column, Facts } from '../../parts.js';

type Part = readonly [string, string] | readonly string[];
const textPage = (path: string, title: string, lead: string, body: Page['body']): Page =>
  page({
    title,
    description: lead,
    canonical: path,
    public: true,
    body: (
      <Column title={title} lead={lead}>
        {body}
      </Column>
    ),
  });

const Parts = ({ parts }: { parts: readonly Part[] }) => (
  <div className="prose">
    {parts.map(([title, text]) => (
      <section key={title}>
        <h2>{title}</h2>
        <p>{text}</p>
      </section>
    ))}
  </div>
);

export const help: Route = {
  path: '/bantuan',
  get: ({ t }) =>
    textPage(
      '/bantuan',
      t.pages.help.title,
      t.pages.help.lead,
      <div className="again">
        {t.pages.help.items.map(([question, answer], i) => (
          <details className="fold" key={question} open={i === 0}>
            <summary>
              <h2>{question}</h2>
            </summary>
            <p className="prose">{answer}</p>
          </details>
        ))}
      </div>,
    ),
};

/** A long e-mail address parts before its at sign, if it must. */
const Address = ({ text }: { text: string }) => {
  const [name, host] = text.split('@');
  return host ? (
    <>
      {name}
      <wbr />@{host}
    </>
  ) : (
    keepNumbers(text)
  );
};

const Complaints = ({ visit }: { visit: Visit }) => {
  const { t, regency } = visit;
  const { office, complaintChannels } = regency.regency;
  const p = t.pages.complaints;
  return (
    <>
      <div className="prose">
        <h2>{p.orderTitle}</h2>
        <ol>
          {p.order.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h2>{p.serviceTitle}</h2>
        <p>{p.service}</p>
        <h2 id="kanal">{p.channels}</h2>
      </div>
      <Facts
        rows={[
          ...complaintChannels
            .filter((c) => !c.value.startsWith('/'))
            .map(
              (c) =>
                [
                  c.label,
                  c.href && !c.href.startsWith('/') ? (
                    <a key={c.value} className="link" href={c.href} rel="noopener nofollow">
                      <Address text={c.value} />
                    </a>
                  ) : (
                    c.value
                  ),
                ] as const,
            ),
          [p.officer, `${office.name}, ${office.address}`],
        ]}
      />
      <h2 className="section-title">{p.times}</h2>
      <Facts rows={p.timesRows as readonly (readonly [string, string])[]} />
      <Notice tone="info">
        <b>{p.pktnTitle}</b>
        {p.pktn.map((line) => (
          <span key={line} className="line-of">
            {line}
          </span>
        ))}
      </Notice>
    </>
  );
};

export const complaints: Route = {
  path: '/pengaduan',
  get: (visit) =>
    textPage('/pengaduan', visit.t.pages.complaints.title, visit.t.pages.complaints.lead, <Complaints visit={visit} />),
};

export const privacy: Route = {
  path: '/privasi',
  get: ({ t, regency }) => {
    const { office } = regency.regency;
    return textPage(
      '/privasi',
      t.pages.privacy.title,
      t.pages.privacy.lead,
      <>
        <Parts parts={t.pages.privacy.parts} />
        <p className="again">
          <b>{t.pages.privacy.contact}:</b> {office.name},{' '}
          <a className="link" href={`mailto:${office.email}`}>
            {office.email}
          </a>
          . {t.pages.privacy.law}
        </p>
      </>,
    );
  },
};

export const terms: Route = {
  path: '/syarat',
  get: ({ t, regency }) =>
    textPage(
      '/syarat',
      t.pages.terms.title,
      t.pages.terms.lead,
      <>
        <Parts parts={t.pages.terms.parts} />
        <p className="meta again">
          {regency.regency.office.name}. {t.pages.terms.licence}
        </p>
      </>,
    ),
};
