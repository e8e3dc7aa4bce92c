import { Button, Field, Notice, Skeleton } from '@lapak/ui';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { GateFrame } from './gate.js';
import { ActivateTotpDocument, SetUpTotpDocument, type SetUpTotpMutation } from './gql/graphql.js';
import { useDeed } from './use-deed.js';

const LEAD =
  'Akun petugas dilindungi kode dari aplikasi autentikator, supaya satu kata sandi yang bocor tidak membuka semua toko.';

const BackupCodes = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => (
  <>
    <Notice tone="good">Verifikasi dua langkah sudah aktif.</Notice>
    <h2>Simpan kode cadangan ini</h2>
    <p>Tiap kode berlaku sekali, bila ponsel Anda hilang. Kode ini tidak ditampilkan lagi.</p>
    <ul className="codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <Button wide onClick={onDone}>
      Sudah saya simpan
    </Button>
  </>
);

/** A second factor for an account that has a duty: scan, type the code, keep the backup codes. */
export const SetUpTotp = ({
  brand,
  onDone,
  onLeave,
}: {
  brand: string;
  onDone: () => Promise<unknown>;
  onLeave: () => Promise<void>;
}) => {
  const begin = useDeed(SetUpTotpDocument);
  const finish = useDeed(ActivateTotpDocument);
  const [setup, setSetup] = useState<SetUpTotpMutation['setUpTotp'] | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const asked = useRef(false);
  const { run } = begin;

  useEffect(() => {
    if (asked.current) return;
    asked.current = true; // a second call would make the code that was just scanned worthless
    void run({}).then((outcome) => setSetup(outcome as SetUpTotpMutation['setUpTotp'] | null));
  }, [run]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const outcome = await finish.run({ code: String(new FormData(event.currentTarget).get('code')) });
    if (outcome?.__typename === 'TotpActivated') setCodes(outcome.backupCodes);
  };

  return (
    <GateFrame brand={brand} title="Pasang verifikasi dua langkah" lead={LEAD}>
      {codes && <BackupCodes codes={codes} onDone={() => void onDone()} />}
      {!codes && begin.problem && <Notice tone="bad">{begin.problem.message}</Notice>}
      {!codes && !setup && !begin.problem && <Skeleton lines={4} label="Memuat" />}
      {!codes && setup && (
        <form className="form" onSubmit={(event) => void submit(event)}>
          <img
            className="qr"
            alt="Kode QR untuk aplikasi autentikator"
            width={200}
            height={200}
            src={`data:image/svg+xml,${encodeURIComponent(setup.qrSvg)}`}
          />
          <p>
            Pindai dengan aplikasi autentikator, atau ketik kunci ini: <code>{setup.secret}</code>
          </p>
          {finish.problem && <Notice tone="bad">{finish.problem.message}</Notice>}
          <Field name="code" label="Kode enam angka" inputMode="numeric" autoComplete="one-time-code" required />
          <Button wide busy={finish.busy}>
            Aktifkan
          </Button>
        </form>
      )}
      {!codes && (
        <p>
          <Button kind="quiet" onClick={() => void onLeave()}>
            Keluar
          </Button>
        </p>
      )}
    </GateFrame>
  );
};
