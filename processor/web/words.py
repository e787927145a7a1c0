"""The pages' words: written in Polish in the templates, with their English here. A test finds any that is missing."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "Zapisy": "Sign-ups",
    "Przejdź do treści": "Skip to content",
    "Główne": "Main",
    "Wyloguj": "Sign out",
    "Zapisy, wersja": "Zapisy, version",
    "Logowanie": "Sign in",
    "Login": "Login",
    "Hasło": "Password",
    "Zaloguj": "Sign in",
    "albo": "or",
    "zaloguj kontem urzędu": "sign in with your office account",
    "Wróć do przeglądu": "Back to the overview",
    "Moje konto": "My account",
    "Zmiana hasła": "Change of password",
    "Obecne hasło": "Present password",
    "Nowe hasło (co najmniej 10 znaków)": "New password (at least 10 characters)",
    "Zmień hasło": "Change the password",
    "Inne urządzenia": "Other devices",
    "Jeśli konto zostało otwarte na cudzym komputerze, wyloguj je wszędzie naraz.": "If the account was opened on a computer that is not yours, sign it out everywhere at once.",
    "Wyloguj wszędzie": "Sign out everywhere",
}


def translate(polish: str, language: str) -> str:
    """The words in the reader's language; Polish where no English is known."""
    return ENGLISH.get(polish, polish) if language == "en" else polish
