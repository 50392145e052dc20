import { TabLinks } from '@/components/ui/tab-links';

/** The two lists of parcels: those that need a person, and all. */
export function ShipmentTabs({ shop, here, open }: { shop: string; here: 'needs' | 'all'; open?: number | null }) {
  const path = `/console/${shop}/shipments`;
  return (
    <TabLinks
      label="Lists of parcels"
      tabs={[
        { href: path, text: 'Needs a person', count: open, isHere: here === 'needs' },
        { href: `${path}/all`, text: 'All parcels', isHere: here === 'all' },
      ]}
    />
  );
}
