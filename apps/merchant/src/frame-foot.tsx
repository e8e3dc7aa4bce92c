import { publicUrl, useSession } from '@lapak/web';
import { AppLink, at } from './parts/link.js';
import { useShop } from './shop.js';
import { t } from './words/words.js';

const ShopChoice = () => {
  const { shopId, choose } = useShop();
  const { shops } = useSession().viewer;
  if (shops.length < 2) return null;
  return (
    <label className="shop-choice">
      {t.frame.chooseShop}
      <select value={shopId} onChange={(event) => choose(event.target.value)}>
        {shops.map((shop) => (
          <option key={shop.shopId} value={shop.shopId}>
            {shop.shopName}
          </option>
        ))}
      </select>
    </label>
  );
};

/** Who is signed in, other shops, the other language, the way out. */
export const RailFoot = () => {
  const { viewer, locale, speak, signOut } = useSession();
  const { slug } = useShop();
  return (
    <>
      <ShopChoice />
      <a href={publicUrl(`/toko/${slug}`)}>{t.frame.seeShop}</a>
      <AppLink href={at('/buka-toko')}>{t.frame.openAnother}</AppLink>
      <span className="who">{viewer.fullName}</span>
      <button
        type="button"
        lang={locale === 'id' ? 'en' : 'id'}
        onClick={() => void speak(locale === 'id' ? 'en' : 'id')}
      >
        {t.frame.otherLanguage}
      </button>
      <button type="button" onClick={() => void signOut()}>
        {t.frame.signOut}
      </button>
    </>
  );
};
