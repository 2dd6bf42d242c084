pragma ComponentBehavior: Bound

import QtQuick
import Stoa.backend

/*! The one map from a route's name to its screen, and from an overlay's to its page. */
QtObject {
    id: root

    required property AppModel app

    signal listen(text: string, tag: string)

    function screen(name: string): Component {
        switch (name) {
        case "start": return start;
        case "home": return home;
        case "category": return category;
        case "service": return service;
        case "question": return question;
        case "check": return check;
        case "cannot-save": return cannotSave;
        case "receipt": return receipt;
        case "request": return request;
        case "help": return help;
        case "options": return options;
        case "about": return about;
        case "language": return language;
        case "say": return say;
        case "consultation": return consultation;
        case "thanks": return thanks;
        case "events": return events;
        case "event": return event;
        case "places": return places;
        case "places-topic": return placesTopic;
        case "places-language": return placesLanguage;
        case "place": return place;
        case "departures": return departures;
        case "alerts": return alerts;
        case "alert": return alert;
        default: return null;
        }
    }

    function overlay(name: string): Component {
        switch (name) {
        case "idle": return idle;
        case "finish": return finish;
        case "paper": return paper;
        case "unplugged": return unplugged;
        case "alert": return alertOverlay;
        case "spelling": return spelling;
        default: return null;
        }
    }

    readonly property Component start: Component {
        StartScreen {
            app: root.app
            onListen: (text, tag) => root.listen(text, tag)
        }
    }
    readonly property Component language: Component {
        LanguageScreen {
            app: root.app
            onListen: (text, tag) => root.listen(text, tag)
        }
    }
    readonly property Component home: Component {
        HomeScreen { app: root.app }
    }
    readonly property Component category: Component {
        CategoryScreen { app: root.app }
    }
    readonly property Component service: Component {
        ServiceScreen { app: root.app }
    }
    readonly property Component question: Component {
        QuestionScreen { app: root.app }
    }
    readonly property Component check: Component {
        CheckScreen { app: root.app }
    }
    readonly property Component cannotSave: Component {
        CannotSaveScreen { app: root.app }
    }
    readonly property Component receipt: Component {
        ReceiptScreen { app: root.app }
    }
    readonly property Component request: Component {
        RequestScreen { app: root.app }
    }
    readonly property Component help: Component {
        HelpScreen { app: root.app }
    }
    readonly property Component about: Component {
        AboutScreen { app: root.app }
    }
    readonly property Component say: Component {
        SayScreen { app: root.app }
    }
    readonly property Component consultation: Component {
        ConsultationScreen { app: root.app }
    }
    readonly property Component events: Component {
        EventsScreen { app: root.app }
    }
    readonly property Component event: Component {
        EventScreen { app: root.app }
    }
    readonly property Component places: Component {
        PlacesScreen { app: root.app }
    }
    readonly property Component placesTopic: Component {
        PlacesTopicScreen { app: root.app }
    }
    readonly property Component placesLanguage: Component {
        PlacesLanguageScreen { app: root.app }
    }
    readonly property Component place: Component {
        PlaceScreen { app: root.app }
    }
    readonly property Component departures: Component {
        DeparturesScreen { app: root.app }
    }
    readonly property Component alerts: Component {
        AlertsScreen { app: root.app }
    }
    readonly property Component alert: Component {
        AlertScreen { app: root.app }
    }
    readonly property Component alertOverlay: Component {
        AlertOverlay { app: root.app }
    }
    readonly property Component thanks: Component {
        ThanksScreen { app: root.app }
    }
    readonly property Component options: Component {
        OptionsScreen { app: root.app }
    }
    readonly property Component spelling: Component {
        SpellingOverlay { app: root.app }
    }
    readonly property Component idle: Component {
        IdleWarning { app: root.app }
    }
    readonly property Component finish: Component {
        FinishConfirm { app: root.app }
    }
    readonly property Component unplugged: Component {
        Unplugged { app: root.app }
    }
    readonly property Component paper: Component {
        OutOfPaper { app: root.app }
    }
}
