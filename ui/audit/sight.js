// Tells of an item and all below it that shows, in one question (ui/audit/sight.py): for each child
// null where it does not show, else its facts, with "below" for its own children in the same way.
(function (root) {
    function isTapped(item) {
        const beside = item.resources;
        for (let n = 0; n < beside.length; n++) {
            const kind = String(beside[n]);
            if (kind.startsWith("QQuickTapHandler") || kind.startsWith("QQuickMouseArea"))
                return true;
        }
        return false;
    }
    function letters(item) {
        return {
            textFormat: item.textFormat,
            horizontalAlignment: item.horizontalAlignment,
            effectiveHorizontalAlignment: item.effectiveHorizontalAlignment,
            "fontInfo.pixelSize": item.fontInfo ? item.fontInfo.pixelSize : undefined
        };
    }
    function told(item) {
        const box = item.mapToItem(null, 0, 0, item.width, item.height);
        const facts = {
            kind: String(item).split("(")[0].split("_QML")[0],
            name: item.objectName,
            box: [box.x, box.y, box.width, box.height],
            z: item.z,
            enabled: item.enabled,
            clip: item.clip,
            below: below(item)
        };
        if (isTapped(item))
            facts.tapped = true;
        if (item.keyType !== undefined)
            facts.key = true;
        if (item.contentWidth !== undefined && item.font !== undefined)
            facts.letters = letters(item);
        return facts;
    }
    function below(item) {
        const found = [], children = item.children;
        for (let n = 0; n < children.length; n++) {
            const child = children[n];
            const shows = child && child.visible && child.opacity !== 0;
            found.push(shows ? (child.objectName === "stoaKeyboard" ? {keyboard: true} : told(child))
                             : null);
        }
        return found;
    }
    return JSON.stringify(below(root));
})(this)
