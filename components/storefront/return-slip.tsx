import { Facts } from './page-head';
import { QrCode } from './qr-code';
import type { Frame, SlipView } from './types';

/** One printed sheet to lie on top in the parcel. Stands alone, without header and footer. */
export function ReturnSlip({ frame: { t, brand }, view }: { frame: Frame; view: SlipView }) {
  return (
    <main className="slip" id="main">
      <header>
        <div>
          <p className="slip-shop">{brand.shop.name}</p>
          <h1>{t('slip.title')}</h1>
          <p>{t('slip.lead')}</p>
        </div>
        <figure>
          <QrCode svg={view.qrSvg} alt={t('return.qrAlt', { number: view.number })} />
          <figcaption>{t('slip.scan')}</figcaption>
        </figure>
      </header>
      <p className="slip-number">
        <bdi className="code">{view.number}</bdi>
      </p>
      <Facts
        facts={[
          { label: t('lookUp.number'), value: <bdi className="code">{view.orderNumber}</bdi> },
          { label: t('order.placed'), value: view.placed },
          { label: t('slip.from'), value: <Lines lines={view.from} /> },
          { label: t('slip.to'), value: <Lines lines={view.to} /> },
        ]}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('slip.quantity')}</th>
            <th scope="col">{t('slip.item')}</th>
            <th scope="col">{t('slip.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <td>{line.quantity}</td>
              <td>
                {line.title}
                {line.variant && <span>{line.variant}</span>}
                {line.sku && <span className="code">{line.sku}</span>}
              </td>
              <td>{line.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return lines.map((line) => (
    <span key={line} className="slip-line">
      {line}
    </span>
  ));
}
