import { QrCode } from './qr-code';
import { ReturnSlip } from './return-slip';
import type { Frame, SlipView } from './types';

/** One printed sheet: the label to cut off and stick on, and the slip that goes inside. */
export function LabelPaper({ frame, view }: { frame: Frame; view: SlipView }) {
  const { t } = frame;
  return (
    <div className="paper">
      <aside className="label" aria-labelledby="label">
        <header>
          <h2 id="label">{t('label.title')}</h2>
          <p className="label-goods">{t('label.returned')}</p>
        </header>
        <div className="label-way">
          <div>
            <p className="label-small">{t('slip.from')}</p>
            <address>
              {view.from.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </address>
          </div>
          <div className="label-to">
            <p className="label-small">{t('slip.to')}</p>
            <address>
              {view.to.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </address>
          </div>
        </div>
        <footer>
          <img
            className="label-bars"
            src={`data:image/svg+xml,${encodeURIComponent(view.barcodeSvg)}`}
            alt={t('label.barcode', { number: view.number })}
          />
          <QrCode svg={view.qrSvg} alt={t('return.qrAlt', { number: view.number })} />
        </footer>
      </aside>
      <p className="label-cut">{t('label.cut')}</p>
      <ReturnSlip frame={frame} view={view} />
    </div>
  );
}
