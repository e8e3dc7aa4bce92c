import { renderToStaticMarkup } from 'react-dom/server';
import { keepUnits, Photo, Price } from './goods.js';

test('a number and its unit never part', () => {
  expect(keepUnits('Kopi Robusta 250 g')).toBe('Kopi Robusta 250\u00a0g');
  expect(keepUnits('Kendi Banyuning 1,5 L')).toBe('Kendi Banyuning 1,5\u00a0L');
  expect(keepUnits('Dodol Penglatan isi 10')).toBe('Dodol Penglatan isi\u00a010');
});

test('a lower price says what it was, to the eye and to the ear', () => {
  const html = renderToStaticMarkup(<Price amount={685_000} was={750_000} wasLabel="harga sebelumnya" />);
  expect(html).toContain('Rp685.000');
  expect(html).toContain('<s><span class="sr">harga sebelumnya </span>Rp750.000</s>');
});

test('a price that went up is no discount', () => {
  expect(renderToStaticMarkup(<Price amount={750_000} was={685_000} />)).not.toContain('<s>');
});

test('a product without a photograph shows an illustration that says so', () => {
  const html = renderToStaticMarkup(
    <Photo emoji="2615" motif="kopi" title="Kopi Wanagiri" illustration="gambar ilustrasi" />,
  );
  expect(html).toContain('alt="Kopi Wanagiri (gambar ilustrasi)"');
  expect(html).toContain('/static/emoji/2615.webp');
  expect(html).toContain('/static/ikat/kopi.svg?hem');
});

test('a photograph comes as AVIF with WebP behind it, in its own proportions', () => {
  const picture = {
    key: 'a'.repeat(32),
    width: 1280,
    height: 960,
    blur: 'data:image/webp;base64,AA',
    alt: 'Kain endek',
    widths: [160, 320, 640, 1280],
  };
  const html = renderToStaticMarkup(<Photo picture={picture} emoji="" motif="x" title="Kain" illustration="" first />);
  expect(html).toContain('type="image/avif"');
  expect(html).toContain(`/media/${picture.key}-320.webp 320w`);
  expect(html).toContain('width="1280" height="960" alt="Kain endek" loading="eager"');
});
