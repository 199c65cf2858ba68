/* Draws the diagram and lays the numbers of the page on its boxes; without it the table says the same. */
const drawing = document.querySelector('.drawing');
const MARGIN = 24;
const READABLE = 0.8;
const LARGEST = 2;

const draw = async () => {
    const xml = await fetch('/pantau/diagram/' + drawing.dataset.diagram).then((answer) => answer.text());
    drawing.hidden = false;
    const scroll = drawing.querySelector('.scroll');
    const paper = drawing.querySelector('.paper');
    const viewer = new BpmnJS({container: paper});
    await viewer.importXML(xml);
    const canvas = viewer.get('canvas');
    const overlays = viewer.get('overlays');
    const whole = canvas.viewbox().inner;
    const fit = () => scroll.clientWidth / (whole.width + 2 * MARGIN);
    let scale;

    const zoom = (wanted) => {
        const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / (scale || 1);
        scale = Math.min(LARGEST, Math.max(Math.min(fit(), 1), wanted));
        paper.style.width = Math.round((whole.width + 2 * MARGIN) * scale) + 'px';
        paper.style.height = Math.round((whole.height + 2 * MARGIN + 24) * scale) + 'px';
        canvas.resized();
        canvas.viewbox({x: whole.x - MARGIN, y: whole.y - MARGIN,
            width: paper.clientWidth / scale, height: paper.clientHeight / scale});
        scroll.scrollLeft = middle * scale - scroll.clientWidth / 2;
    };

    const links = new Map();
    const heat = () => {
        overlays.clear();
        links.clear();
        document.querySelectorAll('#boxes li').forEach((box) => {
            const element = box.dataset.element;
            const link = box.querySelector('a').cloneNode(true);
            for (let level = 1; level <= 5; level++) {
                canvas.removeMarker(element, 'heat-' + level);
            }
            canvas.addMarker(element, 'heat-' + box.dataset.heat);
            overlays.add(element, 'waiting', {position: {top: -14, left: 24}, scale: false, html: link});
            const took = box.querySelector('.took');
            if (took) {
                overlays.add(element, 'took', {position: {bottom: 8, left: 6}, scale: false, html: took.cloneNode(true)});
            }
            links.set(element, link.href);
        });
    };

    viewer.get('eventBus').on('element.click', ({element}) => {
        if (links.has(element.id)) {
            location.href = links.get(element.id);
        }
    });
    drawing.querySelectorAll('[data-zoom]').forEach((button) => button.addEventListener('click', () =>
        zoom(button.dataset.zoom === 'fit' ? fit() : scale * Number(button.dataset.zoom))));
    // The mark of bpmn.io stays in sight while the diagram is scrolled.
    scroll.after(paper.querySelector('.bjs-powered-by'));
    zoom(Math.max(READABLE, Math.min(1, fit())));
    const first = viewer.get('elementRegistry').filter((element) => element.type === 'bpmn:UserTask')[0];
    scroll.scrollTo(0, (first.y - whole.y + MARGIN) * scale - 2 * MARGIN - first.height);
    heat();
    new MutationObserver(heat).observe(document.querySelector('#angka'), {childList: true});
};

if (drawing && window.BpmnJS) {
    draw().catch(() => { drawing.hidden = true; });
}
