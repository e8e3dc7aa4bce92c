import { useSession } from '@lapak/web';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

const KEY = 'lapakku.toko';

export interface ChosenShop {
  readonly shopId: string;
  readonly slug: string;
  readonly choose: (shopId: string) => void;
}

const Chosen = createContext<ChosenShop | null>(null);

const remembered = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** Which of the account's shops the screens are about: the one chosen last on this device. */
export const WithShop = ({ children }: { children: ReactNode }) => {
  const { shops } = useSession().viewer;
  const [wanted, setWanted] = useState(remembered);
  const shop = shops.find(({ shopId }) => shopId === wanted) ?? shops[0];
  const chosen = useMemo<ChosenShop | null>(
    () =>
      shop
        ? {
            shopId: shop.shopId,
            slug: shop.shopSlug,
            choose: (shopId) => {
              try {
                localStorage.setItem(KEY, shopId);
              } catch {
                // Without storage the choice lasts until the page is loaded anew.
              }
              setWanted(shopId);
            },
          }
        : null,
    [shop],
  );
  return <Chosen.Provider value={chosen}>{children}</Chosen.Provider>;
};

/** The shop in hand, or null for an account that has none yet. */
export const useChosenShop = (): ChosenShop | null => useContext(Chosen);

/** The shop in hand; only on screens below the frame, which are not reached without one. */
export const useShop = (): ChosenShop => {
  const shop = useChosenShop();
  if (!shop) throw new Error('no shop here');
  return shop;
};
