import { Facts } from './page-head';
import type { CustomsView, Frame } from './types';

/** A customs declaration and a commercial invoice on one sheet, to print twice: one outside, one inside. */
export function CustomsPapers({ frame: { t, brand }, view }: { frame: Frame; view: CustomsView }) {
  return (
    <main className="slip customs" id="main">
      <header>
        <div>
          <p className="slip-shop">{brand.shop.name}</p>
          <h1>{t('customs.title')}</h1>
          <p>{t('customs.lead')}</p>
        </div>
        <p className="customs-form">{view.form}</p>
      </header>
      <Facts
        facts={[
          { label: t('slip.from'), value: view.from.join(', ') },
          { label: t('slip.to'), value: view.to.join(', ') },
          { label: t('customs.contents'), value: t('label.returned') },
          { label: t('customs.reference'), value: <bdi className="code">{view.number}</bdi> },
          { label: t('lookUp.number'), value: <bdi className="code">{view.orderNumber}</bdi> },
          { label: t('customs.date'), value: view.date },
        ]}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('slip.quantity')}</th>
            <th scope="col">{t('slip.item')}</th>
            <th scope="col">{t('customs.code')}</th>
            <th scope="col">{t('customs.origin')}</th>
            <th scope="col">{t('customs.weight')}</th>
            <th scope="col">{t('customs.value')}</th>
          </tr>
        </thead>
        <tbody>
          {view.items.map((item) => (
            <tr key={`${item.description}${item.value}`}>
              <td>{item.quantity}</td>
              <td>{item.description}</td>
              <td>{item.hsCode ?? '—'}</td>
              <td>{item.origin ?? '—'}</td>
              <td>{item.weight}</td>
              <td>{item.value}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('customs.total')}
            </th>
            <td>{view.weight}</td>
            <td>{view.total}</td>
          </tr>
        </tfoot>
      </table>
      <p>{t('customs.declare')}</p>
      <p className="customs-sign">{t('customs.sign')}</p>
    </main>
  );
}
