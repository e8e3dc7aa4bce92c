import { Button, Field } from '@lapak/ui';
import { field } from '../../form.js';
import { type Page, page, type Route, type Visit } from '../../page.js';
import { Column } from '../../parts.js';
import { caseRoute } from '../pengajuan/case.js';
import { open } from '../pesanan/purchase.js';

interface TrackProps {
  readonly visit: Visit;
  readonly code?: string;
  readonly wrong?: boolean;
}

export const TrackForm = ({ visit, code = '', wrong }: TrackProps) => {
  const { t, href } = visit;
  return (
    <form method="post" action={href('/lacak')} data-no-swap="">
      <Field
        name="kode"
        label={t.track.code}
        hint={t.track.codeHint}
        error={wrong ? t.track.notFound : undefined}
        defaultValue={code}
        required
        maxLength={40}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
      />
      <Field
        name="hp4"
        label={t.track.last4}
        inputMode="numeric"
        pattern="[0-9]{4}"
        maxLength={4}
        required
        autoComplete="off"
      />
      <Button className="again">{t.track.go}</Button>
    </form>
  );
};

const trackPage = (visit: Visit, code: string, wrong: boolean): Page =>
  page({
    status: wrong ? 422 : 200,
    title: visit.t.track.title,
    description: visit.t.track.lead,
    ...(!wrong && { canonical: '/lacak' }),
    dock: 'orders',
    body: (
      <Column title={visit.t.track.title} lead={visit.t.track.lead}>
        <TrackForm visit={visit} code={code} wrong={wrong} />
      </Column>
    ),
  });

/** One form for both kinds of codes: `BLL-V-2026-000123` is a case, anything else an order. */
export const track: Route = {
  path: '/lacak',
  get: (visit) => trackPage(visit, visit.query.get('kode')?.slice(0, 40) ?? '', false),
  post: async (visit, form) => {
    const code = field(form, 'kode', 40).toUpperCase().replace(/\s+/g, '');
    const last4 = field(form, 'hp4', 4);
    const found = /^[A-Z]{2,4}-[A-Z]-\d{4}-/.test(code)
      ? await caseRoute.open(visit, code, last4)
      : await open(visit, code, last4);
    return found ?? trackPage(visit, code, true);
  },
};
