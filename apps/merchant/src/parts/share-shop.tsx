import { ButtonLink } from '@lapak/ui';
import { publicUrl, useSession } from '@lapak/web';
import { useShop } from '../shop.js';
import { t } from '../words/words.js';
import { CopyButton } from './copy-button.js';

/** The shop's address, ready to be sent: most first orders come from people who know the shop. */
export const ShareShop = () => {
  const { shopId, slug } = useShop();
  const { viewer, regency } = useSession();
  const name = viewer.shops.find((shop) => shop.shopId === shopId)?.shopName ?? '';
  const url = publicUrl(`/toko/${slug}`);
  const text = encodeURIComponent(t.home.shareText(name, regency.brand, url));
  return (
    <div className="row wrapping share">
      <ButtonLink href={`https://wa.me/?text=${text}`} target="_blank" rel="noreferrer">
        {t.home.shareWa}
      </ButtonLink>
      <CopyButton text={url}>{t.home.copyLink}</CopyButton>
    </div>
  );
};
